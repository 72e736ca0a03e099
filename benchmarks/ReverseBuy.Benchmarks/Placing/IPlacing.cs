namespace ReverseBuy.Benchmarks.Placing;

/// <summary>A way to place orders durably, in a database of its own.</summary>
internal interface IPlacing : IAsyncDisposable
{
    /// <summary>Places an order in one transaction; its stock is checked and held, and placing it again with its number changes nothing.</summary>
    /// <param name="basket">The order.</param>
    Task PlaceAsync(Basket basket);

    /// <summary>Counts what was placed, lines and events included, so that nobody wins by doing less.</summary>
    Task<PlacedRows> CountAsync();
}
