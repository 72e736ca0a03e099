using Microsoft.Extensions.Logging;

namespace ReverseBuy.Inventory.Asking;

/// <summary>
/// Asks any number of questions at once and waits for their answers until a moment, whether or not those who are asked heed it. Used by one caller, who disposes it;
/// what is still under way then goes on by itself.
/// </summary>
internal sealed class AskingDeadline : IDisposable
{
    private readonly ILogger _logger;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private readonly List<Task> _asked = [];

    public AskingDeadline(TimeSpan length, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        _logger = logger;
        _caller = cancellationToken;
        _deadline = new CancellationTokenSource(length, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
    }

    /// <summary>Asks a question. Its token is cancelled at the deadline: who waits for a budget then leaves the queue, so that no call is spent on nobody.</summary>
    public Task<TAnswer> Ask<TAnswer>(Func<CancellationToken, Task<TAnswer>> question)
    {
        // On a thread of its own: whoever works or blocks before the first await holds up neither the other questions nor the deadline.
        var token = _either.Token;
        var asked = Task.Run(() => AskAsync(question, token), CancellationToken.None);
        _asked.Add(asked);
        return asked;
    }

    /// <summary>Waits until everything is answered or the deadline has passed.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask WaitAsync()
    {
        try
        {
            await Task.WhenAll(_asked).WaitAsync(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_either.IsCancellationRequested)
        {
            _caller.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Questions in the order in which they come to their end; at the deadline those whose end was not there are left out.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async IAsyncEnumerable<Task<TAnswer>> EndedAsync<TAnswer>(IEnumerable<Task<TAnswer>> questions)
    {
        var open = questions.ToList();
        while (open.Count > 0 && await NextAsync(open).ConfigureAwait(false) is { } ended)
        {
            open.Remove(ended);
            yield return ended;
        }
    }

    /// <summary>The answer to a question; <see langword="null"/> when it has none by now. A question that failed throws what it failed with.</summary>
    public static async ValueTask<TAnswer?> AnswerOfAsync<TAnswer>(Task<TAnswer> question)
        where TAnswer : class =>
        question.IsCompletedSuccessfully || question.IsFaulted ? await question.ConfigureAwait(false) : null;

    public void Dispose()
    {
        // A caller who fails before waiting wants no answer any more.
        if (!_asked.TrueForAll(asked => asked.IsCompleted))
        {
            _either.Cancel();
        }

        _ = EndAsync();
    }

    private async ValueTask<Task<TAnswer>?> NextAsync<TAnswer>(IReadOnlyCollection<Task<TAnswer>> open)
    {
        try
        {
            _caller.ThrowIfCancellationRequested();
            return await Task.WhenAny(open).WaitAsync(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_either.IsCancellationRequested)
        {
            _caller.ThrowIfCancellationRequested();
            return null;
        }
    }

    private async Task<TAnswer> AskAsync<TAnswer>(Func<CancellationToken, Task<TAnswer>> question, CancellationToken cancellationToken)
    {
        try
        {
            return await question(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // However it takes being cut off, and whatever it fails with later: it has not answered in time, and that is all.
            Log.LateQuestionFailed(_logger, exception.GetType().Name);
            throw new OperationCanceledException("The question was given up.", exception, cancellationToken);
        }
    }

    // Those who are late may still look at their token, and what they fail with is nobody's concern any more.
    private async Task EndAsync()
    {
        await Task.WhenAll(_asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _either.Dispose();
        _deadline.Dispose();
    }
}
