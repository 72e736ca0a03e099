using System.Collections.Concurrent;
using ReverseBuy.Connectors;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>Passes questions on and counts what was answered, by account.</summary>
internal sealed class WatchedAllowance(ISharedAllowance inner) : ISharedAllowance
{
    private readonly ConcurrentDictionary<string, int> _begun = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentDictionary<string, int> _taken = new();

    /// <summary>The code of the last failure.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether every question was answered and counted.</summary>
    public bool IsIdle(string account = "main") => _begun.GetValueOrDefault(account) == Answers(account);

    /// <summary>How many questions are on their way at least.</summary>
    public int Asked(string account = "main") => _asked.GetValueOrDefault(account);

    /// <summary>How many questions were answered, or failed.</summary>
    public int Answers(string account = "main") => _answers.GetValueOrDefault(account);

    /// <summary>How many calls were taken.</summary>
    public int Taken(string account = "main") => _taken.GetValueOrDefault(account);

    public async ValueTask<TimeSpan?> TakeAsync(CallAllowance allowance, CallLane lane, TimeSpan patience, CancellationToken cancellationToken)
    {
        var account = allowance.Account.Value;
        _begun.AddOrUpdate(account, 1, static (_, count) => count + 1);
        try
        {
            var asked = inner.TakeAsync(allowance, lane, patience, cancellationToken);
            _asked.AddOrUpdate(account, 1, static (_, count) => count + 1);
            var wait = await asked;
            if (wait is null)
            {
                _taken.AddOrUpdate(account, 1, static (_, count) => count + 1);
            }

            return wait;
        }
        catch (ReverseBuyException exception)
        {
            Failure = exception.Code;
            throw;
        }
        finally
        {
            _answers.AddOrUpdate(account, 1, static (_, count) => count + 1);
        }
    }

    public ValueTask BanAsync(CallAllowance allowance, TimeSpan length, CancellationToken cancellationToken) => inner.BanAsync(allowance, length, cancellationToken);
}
