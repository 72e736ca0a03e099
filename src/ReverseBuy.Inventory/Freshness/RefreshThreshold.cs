namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// How urgent a refresh must be to be worth a call, so that on average the budget of calls is used up and never more. It moves up by a step with each call and
/// down as time passes, in balance exactly when calls come at the budgeted pace. Not thread-safe.
/// </summary>
/// <remarks>
/// It rules the average over about <c>settling</c>; bursts are for the queue and the call budget behind it to smooth. A budget larger than anybody can use
/// takes it down to <see cref="Least"/>, where refreshing has no point.
/// </remarks>
internal sealed class RefreshThreshold
{
    /// <summary>The chance of a mismatch, per view, below which no refresh is worth its call.</summary>
    public const double Least = 1e-6;

    private const double Most = 100;
    private readonly double _perCall;
    private readonly double _perSecond;
    private double _logarithm = Math.Log(0.01);
    private double _time;

    /// <summary>Makes a threshold.</summary>
    /// <param name="callsPerSecond">The refresh lane's share of the account's budget.</param>
    /// <param name="start">The time now.</param>
    /// <param name="settling">How long it takes to answer to a change of demand; the budget is kept on average over several of it.</param>
    public RefreshThreshold(double callsPerSecond, TimeSpan start, TimeSpan settling)
    {
        _time = start.TotalSeconds;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callsPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settling, TimeSpan.Zero);
        _perSecond = 1 / settling.TotalSeconds;
        _perCall = _perSecond / callsPerSecond;
    }

    /// <summary>The threshold at a time, which never runs backwards.</summary>
    public double At(TimeSpan now)
    {
        var passed = now.TotalSeconds - _time;
        if (passed > 0)
        {
            _time = now.TotalSeconds;
            _logarithm = Math.Max(_logarithm - (passed * _perSecond), Math.Log(Least));
        }

        return Math.Exp(_logarithm);
    }

    /// <summary>A refresh was asked for.</summary>
    public void Called() => _logarithm = Math.Min(_logarithm + _perCall, Math.Log(Most));
}
