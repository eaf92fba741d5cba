"""What people leave behind: sessions; and the migrations of its tables."""
