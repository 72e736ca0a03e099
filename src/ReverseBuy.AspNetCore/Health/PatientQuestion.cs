namespace ReverseBuy.AspNetCore.Health;

/// <summary>
/// Asks something that may never answer, and may not even listen when it is told to stop. It waits for so long and no longer, and asks again only when what it asked before has ended.
/// For one caller at a time.
/// </summary>
internal sealed class PatientQuestion<TAnswer>(Func<CancellationToken, ValueTask<TAnswer>> ask, TimeSpan patience, TimeProvider time)
{
    private Task<TAnswer>? _unanswered;

    /// <summary>Asks.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public async Task<TAnswer> AskAsync()
    {
        if (_unanswered is { IsCompleted: false })
        {
            throw new TimeoutException("What was asked before has not been answered yet.");
        }

        var deadline = new CancellationTokenSource();
        var asked = Task.Run(() => ask(deadline.Token).AsTask(), CancellationToken.None);
        _unanswered = asked;
        _ = asked.ContinueWith(ended => End(ended, deadline), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await asked.WaitAsync(patience, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!asked.IsCompleted)
        {
            // Not waited for: what is told to stop may take its time, too.
            _ = deadline.CancelAsync();
            throw;
        }
    }

    // How it ends late is nobody's concern.
    private static void End(Task ended, CancellationTokenSource deadline)
    {
        _ = ended.Exception;
        deadline.Dispose();
    }
}
