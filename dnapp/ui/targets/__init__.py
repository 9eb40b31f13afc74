"""How targets stand: drawings, rows and the tally above them."""
