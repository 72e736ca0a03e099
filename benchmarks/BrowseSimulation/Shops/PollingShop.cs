namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>Refreshes all SKUs one after the other, at a steady pace.</summary>
internal sealed class PollingShop(Snapshots snapshots, int skus, double callsPerSecond) : IShop
{
    private int _next;

    public double NextTurn { get; private set; }

    public bool View(int sku, double now) => false;

    public void AddToCart(int sku, double now)
    {
    }

    public void Order(int sku, double now) => snapshots.Verify(sku, now);

    public void Push(int sku, double now)
    {
    }

    public void Turn(double now)
    {
        snapshots.Refresh(_next, now);
        _next = (_next + 1) % skus;
        NextTurn = now + (1 / callsPerSecond);
    }
}
