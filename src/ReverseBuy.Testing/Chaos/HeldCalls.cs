namespace ReverseBuy.Testing;

/// <summary>
/// Calls that were answered and are still to be carried out. What is for the same stays in its order; one that fails stays, as a broker keeps what nobody took. Thread-safe.
/// </summary>
internal sealed class HeldCalls
{
    private readonly Lock _gate = new();
    private readonly List<HeldCall> _held = [];
    private readonly HashSet<object> _underWay = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    public void Hold(object line, Func<ValueTask> carryOut)
    {
        lock (_gate)
        {
            _held.Add(new HeldCall(line, carryOut));
        }
    }

    /// <summary>Carries out what is held for some lines, the oldest first.</summary>
    /// <returns>Whether nothing of them is left; what somebody else is carrying out right now is.</returns>
    public async ValueTask<bool> CarryOutAsync(Func<object, bool> isMeant)
    {
        var heldUp = new HashSet<object>();
        while (Take(line => isMeant(line) && !heldUp.Contains(line)) is { } held)
        {
            var isDone = await TryAsync(held).ConfigureAwait(false);
            Finish(held, isDone);
            if (!isDone)
            {
                heldUp.Add(held.Line);
            }
        }

        lock (_gate)
        {
            return !_held.Exists(held => isMeant(held.Line));
        }
    }

    private static async ValueTask<bool> TryAsync(HeldCall held)
    {
        try
        {
            await held.CarryOut().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It was answered for, and there is nobody to tell: it is tried again later.
            return false;
        }
    }

    private HeldCall? Take(Func<object, bool> isMeant)
    {
        lock (_gate)
        {
            var held = _held.Find(held => !_underWay.Contains(held.Line) && isMeant(held.Line));
            if (held is not null)
            {
                _underWay.Add(held.Line);
            }

            return held;
        }
    }

    private void Finish(HeldCall held, bool isDone)
    {
        lock (_gate)
        {
            _underWay.Remove(held.Line);
            if (isDone)
            {
                _held.Remove(held);
            }
        }
    }

    private sealed class HeldCall(object line, Func<ValueTask> carryOut)
    {
        public object Line => line;

        public Func<ValueTask> CarryOut => carryOut;
    }
}
