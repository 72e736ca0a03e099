namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>A cache: who reads an entry that is older than its time to live waits for upstream. With <paramref name="dropsPushed"/> a push ends the entry's life.</summary>
internal sealed class TimeToLiveShop(Snapshots snapshots, double timeToLive, bool dropsPushed) : IShop
{
    public double NextTurn => double.PositiveInfinity;

    public bool View(int sku, double now)
    {
        if (snapshots.Age(sku, now) < timeToLive && !(dropsPushed && snapshots.Pushed(sku)))
        {
            return false;
        }

        snapshots.Refresh(sku, now);
        return true;
    }

    public void AddToCart(int sku, double now)
    {
    }

    public void Order(int sku, double now) => snapshots.Verify(sku, now);

    public void Push(int sku, double now)
    {
    }

    public void Turn(double now) => throw new InvalidOperationException("It asked for no turn.");
}
