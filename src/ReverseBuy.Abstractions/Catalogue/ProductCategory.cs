namespace ReverseBuy.Catalogue;

/// <summary>The category in which a marketplace lists a product (类目).</summary>
/// <param name="Id">The marketplace's id of it.</param>
/// <param name="Name">Its name in the marketplace's language, when one was sent.</param>
public sealed record ProductCategory(string Id, string? Name);
