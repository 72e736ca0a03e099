namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// How often listings change, over all of an account's, and what share of changes is pushed: the likeliest parameters given what listings were found to be
/// at their first read (pushed or not) and their first refresh (changed or not, when nothing was pushed). Later ones are left out, and so are first refreshes
/// after a push: what was known of a listing chose their time, and they would tell of a livelier population than it is. Not thread-safe.
/// </summary>
internal sealed class ListingPopulation
{
    /// <summary>Shorter times, in seconds, tell too little to be counted.</summary>
    public const double Shortest = 60;

    private const int PerDoubling = 2;
    private const int Spans = 34;
    private const double Most = 100_000;
    private const double Growth = 1.25;
    private const double Day = 86_400;

    private readonly Outcomes[] _pushed = new Outcomes[Spans];
    private readonly Outcomes[] _changedUnpushed = new Outcomes[Spans];
    private readonly Outcomes[] _changed = new Outcomes[Spans];
    private double _total;
    private double _nextFit = 100;
    private Parameters _fitted = Parameters.Assumed;

    public ListingPopulation() => Tell();

    /// <summary>What is believed of a listing that nothing is known of.</summary>
    public ChangeRate Prior { get; private set; }

    /// <summary>The share of changes that is pushed, of listings whose pushes are trusted.</summary>
    public double PushedShare { get; private set; }

    /// <summary>Whether a listing whose pushes are trusted had been pushed when it was first read, so many seconds after its first capture.</summary>
    public void AddFirstRead(double seconds, bool pushed) => Add(_pushed, seconds, pushed);

    /// <summary>Whether a listing of which nothing was pushed had changed at its first refresh, so many seconds after its first capture.</summary>
    public void AddFirstRefresh(double seconds, bool pushesTrusted, bool changed) => Add(pushesTrusted ? _changedUnpushed : _changed, seconds, changed);

    private void Add(Outcomes[] outcomes, double seconds, bool happened)
    {
        if (seconds < Shortest)
        {
            return;
        }

        outcomes[Math.Min(Spans - 1, (int)(PerDoubling * Math.Log2(seconds / Shortest)))].Count(seconds, happened);
        _total++;
        if (_total < _nextFit)
        {
            return;
        }

        Fit();
        if (_total > Most)
        {
            Fade();
        }

        _nextFit = _total * Growth;
    }

    // Half of the old evidence counts: what is learnt follows a market that changes.
    private void Fade()
    {
        for (var span = 0; span < Spans; span++)
        {
            _pushed[span].Halve();
            _changedUnpushed[span].Halve();
            _changed[span].Halve();
        }

        _total /= 2;
    }

    // Climbs along the axes, with steps that shrink: three parameters, a smooth surface with one top, and a start that is near it from the second time on.
    private void Fit()
    {
        var best = LogLikelihood(_fitted);
        for (var step = 0.5; step > 0.01;)
        {
            var climbed = false;
            for (var axis = 0; axis < 3; axis++)
            {
                climbed |= TryStep(axis, step, ref best) || TryStep(axis, -step, ref best);
            }

            step = climbed ? step : step / 2;
        }

        Tell();
    }

    private bool TryStep(int axis, double step, ref double best)
    {
        var moved = _fitted.Moved(axis, step);
        var likelihood = LogLikelihood(moved);
        if (likelihood <= best)
        {
            return false;
        }

        (_fitted, best) = (moved, likelihood);
        return true;
    }

    private void Tell()
    {
        Prior = _fitted.Prior;
        PushedShare = _fitted.PushedShare;
    }

    private double LogLikelihood(Parameters parameters)
    {
        var sum = parameters.LogWeight;
        for (var span = 0; span < Spans; span++)
        {
            sum += _pushed[span].LogLikelihood(parameters.Prior, 0, parameters.PushedShare)
                + _changedUnpushed[span].LogLikelihood(parameters.Prior, parameters.PushedShare, 1)
                + _changed[span].LogLikelihood(parameters.Prior, 0, 1);
        }

        return sum;
    }

    private readonly record struct Parameters(double LogShape, double LogPerDay, double LogOdds)
    {
        // A change a day, a few listings much more, most much less; and every other change pushed.
        public static Parameters Assumed => new(Math.Log(0.5), 0, 0);

        public ChangeRate Prior => new((float)Math.Exp(LogShape), (float)(Math.Exp(LogShape - LogPerDay) * Day));

        public double PushedShare => 1 / (1 + Math.Exp(-LogOdds));

        // Worth a handful of listings: it holds what the evidence leaves open and gives way to the rest.
        public double LogWeight => -0.5 * (Square(LogShape - Assumed.LogShape) + Square(LogPerDay) + Square(LogOdds / 2));

        public Parameters Moved(int axis, double step) => axis switch
        {
            0 => this with { LogShape = LogShape + step },
            1 => this with { LogPerDay = LogPerDay + step },
            _ => this with { LogOdds = LogOdds + step },
        };

        private static double Square(double value) => value * value;
    }

    private struct Outcomes
    {
        private double _seconds;
        private double _happened;
        private double _not;

        public void Count(double seconds, bool happened)
        {
            _seconds += seconds;
            _happened += happened ? 1 : 0;
            _not += happened ? 0 : 1;
        }

        public void Halve() => (_seconds, _happened, _not) = (_seconds / 2, _happened / 2, _not / 2);

        // Something happens with a share of the changes, given that nothing happened with another share, which comes before it.
        public readonly double LogLikelihood(ChangeRate rate, double givenShare, double share)
        {
            var all = _happened + _not;
            if (all <= 0)
            {
                return 0;
            }

            var seconds = _seconds / all;
            var none = rate.ChanceOfNone(seconds * share) / rate.ChanceOfNone(seconds * givenShare);
            return (_not * Math.Log(Math.Max(none, double.Epsilon))) + (_happened * Math.Log(Math.Max(1 - none, double.Epsilon)));
        }
    }
}
