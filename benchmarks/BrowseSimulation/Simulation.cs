using ReverseBuy.BrowseSimulation.Shops;
using ReverseBuy.BrowseSimulation.World;

namespace ReverseBuy.BrowseSimulation;

/// <summary>
/// Lets a shop live through a scenario. Customers and upstream do the same whatever the shop does: each has a stream of random numbers of its own.
/// </summary>
internal sealed class Simulation
{
    // Every so many views one is followed up as if it led to an order: the expected mismatch is the same for all, and orders are few.
    private const int ViewsPerProbe = 4;

    private readonly Run _run;
    private readonly Scenario _scenario;
    private readonly Market _market;
    private readonly Snapshots _snapshots;
    private readonly IShop _shop;
    private readonly Random _views;
    private readonly Random _changes;
    private readonly Random _orders;
    private readonly PriorityQueue<Pending, double> _pending = new();
    private Tally _tally;
    private long _viewsDrawn;

    public Simulation(Run run, Market market)
    {
        (_run, _scenario, _market) = (run, run.Scenario, market);
        _snapshots = new Snapshots(_scenario.Skus);
        _shop = Open(run, market, _snapshots);
        var seed = _scenario.Seed;
        (_views, _changes, _orders) = (new Random(seed + 1_000), new Random(seed + 2_000), new Random(seed + 3_000));
    }

    [Flags]
    private enum What
    {
        Cart = 1,
        Probe = 2,
        Order = 4,
    }

    /// <summary>Runs from the beginning to the end.</summary>
    /// <param name="progress">Is told the share that is done, now and then.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public RunResult Complete(Action<double> progress, CancellationToken cancellationToken)
    {
        var end = _scenario.WarmUp + _scenario.Measured;
        var view = _views.NextWait(_scenario.ViewsPerSecond);
        var change = _changes.NextWait(_market.AllChangesPerSecond);
        long callsBefore = -1;
        for (long steps = 0; ; steps++)
        {
            var pending = _pending.TryPeek(out _, out var at) ? at : double.PositiveInfinity;
            var now = Math.Min(Math.Min(view, change), Math.Min(pending, _shop.NextTurn));
            if (now > end)
            {
                break;
            }

            if (callsBefore < 0 && now > _scenario.WarmUp)
            {
                callsBefore = _snapshots.Calls;
                _tally = default;
            }

            if (now == view)
            {
                View(now);
                view = now + _views.NextWait(_scenario.ViewsPerSecond);
            }
            else if (now == change)
            {
                Change(now);
                change = now + _changes.NextWait(_market.AllChangesPerSecond);
            }
            else if (now == pending)
            {
                Happen(_pending.Dequeue(), now);
            }
            else
            {
                _shop.Turn(now);
            }

            if (steps % 100_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(now / end);
            }
        }

        return _tally.ToResult(_run, _snapshots.Calls - callsBefore);
    }

    private static IShop Open(Run run, Market market, Snapshots snapshots) => run.Shop switch
    {
        ShopKind.TimeToLive => new TimeToLiveShop(snapshots, run.Setting, dropsPushed: false),
        ShopKind.TimeToLiveWithPush => new TimeToLiveShop(snapshots, run.Setting, dropsPushed: true),
        ShopKind.Polling => new PollingShop(snapshots, run.Scenario.Skus, run.Setting),
        ShopKind.ReverseBuy => new AdaptiveShop(snapshots, run.Scenario, run.Setting, usesIntent: false, known: null),
        ShopKind.ReverseBuyWithIntent => new AdaptiveShop(snapshots, run.Scenario, run.Setting, usesIntent: true, known: null),
        ShopKind.Oracle => new AdaptiveShop(snapshots, run.Scenario, run.Setting, usesIntent: false, known: market),
        _ => throw new ArgumentOutOfRangeException(nameof(run), run.Shop, "No such shop."),
    };

    private void View(double now)
    {
        var sku = _market.Viewed.Draw(_views);

        // A customer who does not wait sees what there was before the view; a refresh that it asks for comes after.
        var (age, wrong, seen) = (_snapshots.Age(sku, now), _snapshots.IsWrong(sku), _snapshots.Captured(sku));
        var waited = _shop.View(sku, now);
        if (waited)
        {
            (age, wrong, seen) = (0, false, _snapshots.Captured(sku));
        }

        _tally.View(waited, age, wrong);
        Follow(sku, seen, now);
    }

    // One draw decides over the cart and, within it, over the order, so that all shops have the same customers.
    private void Follow(int sku, int seen, double now)
    {
        var fate = _orders.NextDouble();
        var delay = _scenario.OrderDelaySigma == 0 ? _scenario.OrderDelay : _orders.NextLogNormal(_scenario.OrderDelay, _scenario.OrderDelaySigma);
        var cart = Math.Min(delay, _orders.NextDouble() * _scenario.CartBeforeOrder);
        var filled = fate < _scenario.OrdersPerView * _scenario.CartsPerOrder;
        if (filled)
        {
            _pending.Enqueue(new Pending(What.Cart, sku, seen), now + delay - cart);
        }

        // Where carts are looked into, all who filled one are followed up: they are the ones who may order.
        var probed = _run.Shop == ShopKind.ReverseBuyWithIntent ? filled : _viewsDrawn++ % ViewsPerProbe == 0;
        var outcome = (probed ? What.Probe : 0) | (fate < _scenario.OrdersPerView ? What.Order : 0);
        if (outcome != 0)
        {
            _pending.Enqueue(new Pending(outcome, sku, seen), now + delay);
        }
    }

    private void Change(double now)
    {
        var sku = _market.Changed.Draw(_changes);
        var pushed = _changes.NextDouble() < _scenario.PushedShare;
        _snapshots.Change(sku, pushed);
        if (pushed)
        {
            _shop.Push(sku, now);
        }
    }

    private void Happen(Pending pending, double now)
    {
        var sku = pending.Sku;
        if (pending.What.HasFlag(What.Cart))
        {
            _shop.AddToCart(sku, now);
        }

        if (pending.What.HasFlag(What.Probe))
        {
            _tally.Probe(_snapshots.Pushed(sku) ? 1 : ChanceOfSilentChange(sku, now));
        }

        if (pending.What.HasFlag(What.Order))
        {
            _tally.Order(_snapshots.IsWrong(sku), seenWrong: _snapshots.Upstream(sku) != pending.Seen, _snapshots.Age(sku, now));
            _shop.Order(sku, now);
        }
    }

    // Nothing is known of the snapshot but that nothing was pushed since, so this is its chance to be wrong: exact, where the drawn changes are noise.
    private double ChanceOfSilentChange(int sku, double now) =>
        1 - Math.Exp(-(1 - _scenario.PushedShare) * _market.ChangesPerSecond(sku) * _snapshots.Age(sku, now));

    private readonly record struct Pending(What What, int Sku, int Seen);
}
