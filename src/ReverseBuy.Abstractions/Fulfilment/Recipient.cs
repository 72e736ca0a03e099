namespace ReverseBuy.Fulfilment;

/// <summary>A customer's recipient. What is known of them can be erased; parcels go on naming the id.</summary>
/// <param name="Id">The recipient.</param>
/// <param name="Customer">Whose recipient it is.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="Data">What is known of them.</param>
public sealed record Recipient(RecipientId Id, CustomerId Customer, DateTimeOffset SavedAt, ImportData Data);
