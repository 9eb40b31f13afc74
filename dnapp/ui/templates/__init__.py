"""Parts of the page on which an office changes what its reports say."""
