namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// How long after a view its order comes, learnt from this shop's orders: shares per span of time, each span 1.4 times as long as the one before. Until
/// there are orders: ten minutes on average, the sooner the likelier. Not thread-safe.
/// </summary>
internal sealed class OrderDelays
{
    private const int PerDoubling = 2;
    private const double First = 8;
    private const int Count = 21;
    private const double AssumedMean = 600;
    private const double AssumedOrders = 20;

    // Old orders fade, so that a shop that changes its checkout is found out.
    private const double MostOrders = 20_000;

    // Spans with a smaller share do not differ enough for a look at each.
    private const double Notable = 0.002;

    private static readonly double[] s_edges = [0, .. Enumerable.Range(0, Count).Select(index => First * Math.Pow(2, (double)index / PerDoubling))];

    private readonly double[] _orders = new double[Count];
    private readonly double[] _shareUntil = new double[Count + 1];
    private readonly double[] _density = new double[Count];
    private readonly double[] _next = new double[Count];
    private double _total;

    public OrderDelays()
    {
        for (var span = 0; span < Count; span++)
        {
            _orders[span] = AssumedOrders * (Math.Exp(-s_edges[span] / AssumedMean) - Math.Exp(-s_edges[span + 1] / AssumedMean));
            _total += _orders[span];
        }

        Sum();
    }

    /// <summary>After how many seconds no order is expected any more.</summary>
    public static double Longest => s_edges[Count];

    public void Add(double seconds)
    {
        if (seconds >= Longest)
        {
            return;
        }

        _orders[SpanOf(seconds)]++;
        _total++;
        if (_total > MostOrders)
        {
            _total /= 2;
            for (var span = 0; span < Count; span++)
            {
                _orders[span] /= 2;
            }
        }

        Sum();
    }

    /// <summary>The share of orders that come within so many seconds of the view.</summary>
    public double ShareWithin(double seconds)
    {
        if (seconds >= Longest)
        {
            return 1;
        }

        var span = SpanOf(seconds);
        return _shareUntil[span] + (_density[span] * (seconds - s_edges[span]));
    }

    /// <summary>The share of orders that come per second, so many seconds after the view.</summary>
    public double DensityAt(double seconds) => seconds >= Longest ? 0 : _density[SpanOf(seconds)];

    /// <summary>Where the density changes next by something worth a look, in seconds after the view; infinity: nowhere.</summary>
    public double NextEdge(double seconds) => seconds >= Longest ? double.PositiveInfinity : _next[SpanOf(seconds)];

    private static int SpanOf(double seconds) =>
        seconds < First ? 0 : Math.Min(Count - 1, (int)(PerDoubling * Math.Log2(seconds / First)) + 1);

    private void Sum()
    {
        for (var span = 0; span < Count; span++)
        {
            var share = _orders[span] / _total;
            _shareUntil[span + 1] = _shareUntil[span] + share;
            _density[span] = share / (s_edges[span + 1] - s_edges[span]);
        }

        var next = Longest;
        for (var span = Count - 1; span >= 0; span--)
        {
            // Where few orders come, the next look is at the span where many begin to.
            next = _orders[span] >= Notable * _total || span + 1 == Count || _orders[span + 1] >= Notable * _total ? s_edges[span + 1] : next;
            _next[span] = next;
        }
    }
}
