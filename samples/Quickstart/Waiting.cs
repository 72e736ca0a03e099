using System.Diagnostics;

namespace Quickstart;

/// <summary>Waits for what the background does. A shop would show the state and let its customer come back.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    public static async Task UntilAsync(
        string what, TimeSpan patience, Func<Task<bool>> isDone, CancellationToken cancellationToken, Func<Task>? everyFourth = null)
    {
        var started = Stopwatch.GetTimestamp();
        for (var look = 1; !await isDone(); look++)
        {
            if (look % 4 == 0 && everyFourth is not null)
            {
                await everyFourth();
            }

            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new QuickstartException("tour.stuck", $"Waited {patience.TotalSeconds:0} s in vain until {what}. Standard error tells what the background met.");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }
}
