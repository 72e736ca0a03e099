using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Agency;

/// <summary>A caller that gets no answer asks again: the same question, with the same key. What it is told to be wrong it does not repeat.</summary>
internal sealed class Repetition(TimeProvider time, Telling telling, ILogger<Repetition> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<T> AskAsync<T>(string what, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (IsWorthATry(exception) && time.GetElapsedTime(begun) < Patience)
            {
                if (exception is not ConcurrencyException)
                {
                    telling.TellRefused(what, exception);
                }

                logger.LogInformation("{What} is tried again: {Problem}", what, exception.Message);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Looks until something is so.</summary>
    public async Task WaitAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (!await AskAsync(what, isSo, cancellationToken))
        {
            if (time.GetElapsedTime(begun) > Patience)
            {
                throw new UnreachableException($"It never came to this: {what}.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool IsWorthATry(Exception exception) =>
        exception is not (IdempotencyKeyReusedException or OrderTransitionException or UnknownAggregateException or OperationCanceledException or UnreachableException);
}
