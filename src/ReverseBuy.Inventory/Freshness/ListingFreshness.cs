namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// What is known of one listing's freshness, in 36 bytes: lives in the listing's cache entry, is made and changed by <see cref="FreshnessPolicy"/> and
/// <see cref="RefreshPlan{TKey}"/> only, by one thread at a time.
/// </summary>
internal struct ListingFreshness
{
    /// <summary>Reads that are remembered one by one; older ones only as a decayed count.</summary>
    public const int RememberedReads = 4;

    // Times in tenths of a second since the policy's start: thirteen years fit, and no order comes faster.
    private const double Tenths = 10;
    private const uint Never = uint.MaxValue;

    private uint _capturedAt;
    private uint _lastRead;
    private uint _pushesSeenUntil;
    private uint _dueAt;
    private float _evidenceShape;
    private float _evidenceSeconds;
    private ushort _before1;
    private ushort _before2;
    private ushort _before3;
    private State _state;

    public ListingFreshness(double now, bool pushesTrusted)
    {
        _capturedAt = _pushesSeenUntil = _lastRead = ToTenths(now);
        _dueAt = Never;
        _before1 = _before2 = _before3 = ushort.MaxValue;
        _state = State.FirstInterval | State.Unread | (pushesTrusted ? State.PushesTrusted : State.None);
    }

    [Flags]
    private enum State : ushort
    {
        None = 0,
        PushesTrusted = 1,
        Pushed = 2,
        Asked = 4,
        FirstInterval = 8,
        Unread = 16,
    }

    /// <summary>What was learnt of this listing's changes, beside what is believed of all.</summary>
    public ChangeRate Evidence
    {
        readonly get => new(_evidenceShape, _evidenceSeconds);
        set => (_evidenceShape, _evidenceSeconds) = value;
    }

    /// <summary>Reads, each counting less as time passes; as of the last read.</summary>
    public float RecentReads { get; private set; }

    /// <summary>When the snapshot was asked for.</summary>
    public readonly double CapturedAt => _capturedAt / Tenths;

    public readonly double LastRead => _lastRead / Tenths;

    /// <summary>Until when the absence of pushes has been learnt from.</summary>
    public readonly double PushesSeenUntil => _pushesSeenUntil / Tenths;

    /// <summary>When the plan looks at it again, in its own rounding; infinity: not planned.</summary>
    public readonly double DueAt => _dueAt == Never ? double.PositiveInfinity : _dueAt / Tenths;

    /// <summary>Whether changes of this listing are pushed to us, mostly.</summary>
    public readonly bool PushesTrusted => Has(State.PushesTrusted);

    /// <summary>Whether a change was pushed since the snapshot was captured.</summary>
    public readonly bool Pushed => Has(State.Pushed);

    /// <summary>Whether a refresh was asked for and has not come back.</summary>
    public readonly bool Asked => Has(State.Asked);

    /// <summary>Whether it was captured only once: what it is found to be then was not chosen by what is known of it.</summary>
    public readonly bool FirstInterval => Has(State.FirstInterval);

    /// <summary>Whether no read of its first interval has been learnt from.</summary>
    public readonly bool Unread => Has(State.Unread);

    /// <summary>The time since the read that came <paramref name="back"/> reads before the last; infinity: too long ago, or none.</summary>
    public readonly double SinceRead(int back, double now)
    {
        var before = back switch
        {
            0 => RecentReads > 0 ? 0 : ushort.MaxValue,
            1 => _before1,
            2 => _before2,
            _ => _before3,
        };
        return before == ushort.MaxValue ? double.PositiveInfinity : now - LastRead + (before / Tenths);
    }

    public void Read(double now, double decay)
    {
        var time = ToTenths(now);
        var gap = RecentReads > 0 ? time - _lastRead : ushort.MaxValue;
        (_before1, _before2, _before3) = (Add(0, gap), Add(_before1, gap), Add(_before2, gap));
        RecentReads = (float)((RecentReads * decay) + 1);
        _lastRead = time;
    }

    public void Capture(double now)
    {
        _capturedAt = ToTenths(now);
        _state &= ~(State.Pushed | State.Asked | State.FirstInterval | State.Unread);
    }

    public void LearnFromRead() => _state &= ~State.Unread;

    public void Push() => _state |= State.Pushed;

    public void SeePushes(double now) => _pushesSeenUntil = ToTenths(now);

    public void TrustPushes(bool trusted) => _state = trusted ? _state | State.PushesTrusted : _state & ~State.PushesTrusted;

    public void Ask(bool asked) => _state = asked ? _state | State.Asked : _state & ~State.Asked;

    /// <summary>Plans the next look, never before <paramref name="time"/>.</summary>
    public void Plan(double time) => _dueAt = double.IsPositiveInfinity(time) ? Never : (uint)Math.Ceiling(time * Tenths);

    private readonly bool Has(State state) => (_state & state) != 0;

    private static ushort Add(ushort before, uint gap) => (ushort)Math.Min(before + gap, ushort.MaxValue);

    private static uint ToTenths(double seconds) => (uint)(seconds * Tenths);
}
