using System.Collections.Concurrent;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

/// <summary>Does something again after 1, 5 and 30 seconds: by then the host has committed, or never will. Thread-safe.</summary>
internal sealed class SecondLooks(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan[] After = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    private readonly ConcurrentDictionary<Look, bool> _planned = new();
    private volatile bool _isDisposed;

    public void Plan(Action action)
    {
        foreach (var delay in After)
        {
            var look = new Look(this, action);
            _planned[look] = true;
            look.Start(time, delay);
        }

        if (_isDisposed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var look in _planned.Keys)
        {
            look.Dispose();
        }
    }

    private sealed class Look(SecondLooks owner, Action action) : IDisposable
    {
        private ITimer? _timer;

        public void Start(TimeProvider time, TimeSpan delay)
        {
            // Nothing of who places an order, its tenant least of all, goes along.
            using var own = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            _timer = time.CreateTimer(static look => ((Look)look!).Fire(), this, delay, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            owner._planned.TryRemove(this, out _);
            _timer?.Dispose();
        }

        private void Fire()
        {
            if (!owner._isDisposed)
            {
                action();
            }

            Dispose();
        }
    }
}
