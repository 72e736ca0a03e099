using ReverseBuy.BrowseSimulation.World;
using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>
/// ReverseBuy: the policy, plan and threshold that ship. With <paramref name="known"/> it is the oracle: told each SKU's true rate of change, and otherwise the
/// same. With <paramref name="usesIntent"/> it refreshes what is put into a cart.
/// </summary>
internal sealed class AdaptiveShop : IShop
{
    // So certain that nothing that happens in a simulation counts beside it.
    private const float Certain = 1e6f;

    private readonly Snapshots _snapshots;
    private readonly Market? _known;
    private readonly bool _usesIntent;
    private readonly FreshnessPolicy _policy = new();
    private readonly RefreshThreshold _threshold;
    private readonly RefreshPlan<int> _plan;
    private readonly ListingFreshness[] _listings;

    public AdaptiveShop(Snapshots snapshots, Scenario scenario, double callsPerSecond, bool usesIntent, Market? known)
    {
        _snapshots = snapshots;
        _known = known;
        _usesIntent = usesIntent;
        _threshold = new RefreshThreshold(callsPerSecond, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        _plan = new RefreshPlan<int>(_policy, _threshold);
        _listings = new ListingFreshness[scenario.Skus];
        for (var sku = 0; sku < _listings.Length; sku++)
        {
            _listings[sku] = FreshnessPolicy.Start(TimeSpan.Zero, pushesTrusted: scenario.PushedShare > 0);
            Tell(sku);
        }
    }

    public double NextTurn => _plan.NextTurn;

    public bool View(int sku, double now)
    {
        _policy.Read(ref _listings[sku], At(now));
        Consider(sku, now);
        return false;
    }

    public void AddToCart(int sku, double now)
    {
        if (_usesIntent && _plan.ConsiderIntent(ref _listings[sku], At(now)))
        {
            Refresh(sku, now);
        }
    }

    public void Order(int sku, double now)
    {
        _policy.Ordered(_listings[sku], At(now));
        Learn(sku, now, _snapshots.Verify(sku, now));
    }

    public void Push(int sku, double now)
    {
        _policy.Pushed(ref _listings[sku], At(now));
        Tell(sku);
        Consider(sku, now);
    }

    public void Turn(double now)
    {
        while (_plan.TryTake(At(now), out var due))
        {
            if (_plan.ConsiderDue(due, ref _listings[due.Key], At(now)))
            {
                Refresh(due.Key, now);
            }
        }
    }

    private static TimeSpan At(double now) => TimeSpan.FromSeconds(now);

    private void Consider(int sku, double now)
    {
        if (_plan.Consider(sku, ref _listings[sku], At(now)))
        {
            Refresh(sku, now);
        }
    }

    private void Refresh(int sku, double now) => Learn(sku, now, _snapshots.Refresh(sku, now));

    private void Learn(int sku, double now, bool changed)
    {
        _policy.Captured(ref _listings[sku], At(now), changed);
        Tell(sku);
        Consider(sku, now);
    }

    private void Tell(int sku)
    {
        if (_known is not null)
        {
            _listings[sku].Evidence = new ChangeRate(Certain, (float)(Certain / _known.ChangesPerSecond(sku)));
        }
    }
}
