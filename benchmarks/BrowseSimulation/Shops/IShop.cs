namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>How a shop keeps its snapshots. Times in seconds since the beginning.</summary>
internal interface IShop
{
    /// <summary>When the shop wants its next turn; infinity: when something happens.</summary>
    double NextTurn { get; }

    /// <summary>A customer looks at a SKU.</summary>
    /// <returns>Whether the customer waits for upstream.</returns>
    bool View(int sku, double now);

    /// <summary>A customer puts a SKU into the cart.</summary>
    void AddToCart(int sku, double now);

    /// <summary>A customer orders a SKU, and it is verified.</summary>
    void Order(int sku, double now);

    /// <summary>Upstream pushes a change.</summary>
    void Push(int sku, double now);

    /// <summary>The shop's turn.</summary>
    void Turn(double now);
}
