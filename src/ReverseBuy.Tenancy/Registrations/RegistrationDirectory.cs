using Microsoft.Extensions.Logging;
using ReverseBuy.Following;

namespace ReverseBuy.Tenancy.Registrations;

/// <summary>
/// Keeps the last good copy of all registrations. However many ask, and whatever they ask for, the control database is read once in a while: forged callbacks cost it nothing.
/// </summary>
internal sealed class RegistrationDirectory(IAppRegistrationStore store, TimeProvider time, ILogger<RegistrationDirectory> logger) : IDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryFirstAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile RegistrationCopy? _copy;
    private long _renewAt;

    public ValueTask<RegistrationCopy> GetAsync(CancellationToken cancellationToken)
    {
        if (_copy is not { } copy)
        {
            return ReadFirstAsync(cancellationToken);
        }

        RenewWhenOld();
        return ValueTask.FromResult(copy);
    }

    /// <summary>Runs a change of the store, and reads what became of it. No reading that began before ends after it.</summary>
    public async ValueTask<TResult> ChangeAsync<TResult>(Func<ValueTask<TResult>> change, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await change().ConfigureAwait(false);
            await ReadAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async ValueTask<RegistrationCopy> ReadFirstAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_copy is { } copy)
            {
                return copy;
            }

            if (time.GetTimestamp() < Volatile.Read(ref _renewAt))
            {
                throw Unavailable(cause: null);
            }

            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (ReverseBuyException or OperationCanceledException))
        {
            Volatile.Write(ref _renewAt, After(RetryFirstAfter));
            throw Unavailable(exception);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void RenewWhenOld()
    {
        var due = Volatile.Read(ref _renewAt);
        if (time.GetTimestamp() < due || Interlocked.CompareExchange(ref _renewAt, After(RenewEvery), due) != due)
        {
            return;
        }

        // Who happened to ask lends it neither his tenant nor his token.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RenewAsync);
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            await _reading.WaitAsync().ConfigureAwait(false);
            try
            {
                await ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                _reading.Release();
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.RegistrationsNotRenewed(logger, exception.GetType().Name, RenewEvery);
        }
    }

    private async ValueTask<RegistrationCopy> ReadAsync(CancellationToken cancellationToken)
    {
        var registrations = await store.ListAsync(cancellationToken).ConfigureAwait(false);
        if (registrations.Any(registration => registration.PreviousUntil <= time.GetUtcNow()))
        {
            await store.ForgetPreviousSecretsAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        var accounts = await store.ListAccountsAsync(cancellationToken).ConfigureAwait(false);
        var copy = new RegistrationCopy(registrations, accounts);
        Volatile.Write(ref _renewAt, After(RenewEvery));
        return _copy = copy;
    }

    private long After(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);

    private static ReverseBuyException Unavailable(Exception? cause) => new(
        "registrations.unavailable",
        "The app registrations cannot be read, and no copy of them is there yet: the control database does not answer. Callbacks are taken as soon as it does.",
        cause)
    {
        IsTransient = true,
        RetryAfter = RetryFirstAfter,
    };
}
