"""All customers, over weeks: from entries to themes with owners, and back to who raised them."""
