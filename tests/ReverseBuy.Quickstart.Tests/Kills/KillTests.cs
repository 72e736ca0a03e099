using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>
/// <c>kill -9</c> at any moment, then the same command again. The moments are seeded; what the process is just doing by then is not, so a seed that
/// failed once need not fail again. The only tests that wait for a time to pass: a moment of another process has no other name.
/// </summary>
[Collection(UndisturbedTourCollection.Name)]
public sealed class KillTests(UndisturbedTour undisturbed)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";

    // Three kills in the normal run, in one course: starting over costs more than another kill.
    private static readonly int Courses = IsFull ? 20 : 1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Courses)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whenever_the_tour_is_killed_the_same_command_brings_the_order_to_its_end_and_nothing_happens_twice(int seed)
    {
        var delays = DelaysOf(seed);
        await using var course = await KillCourse.BeginAsync(Token);
        await course.TellOnFailureAsync($"Seed {seed}, of {undisturbed.Duration}, killed after {string.Join(", ", delays)}", async () =>
        {
            foreach (var delay in delays)
            {
                if (!await course.KillAfterAsync(delay, Token))
                {
                    break;
                }
            }

            var report = await course.FinishAsync();
            await Verdict.AssertNothingWasLostOrDoubledAsync(course, report, undisturbed, Token);
        });
    }

    // The first kills of all courses together are spread evenly over the whole of a run; up to two more fall anywhere.
    private List<TimeSpan> DelaysOf(int seed)
    {
        var random = new Random(seed);
        List<double> parts = [(seed - 1 + random.NextDouble()) / Courses];
        parts.AddRange(Enumerable.Range(0, IsFull ? random.Next(3) : 2).Select(_ => random.NextDouble()));
        return [.. parts.Select(part => part * undisturbed.Duration)];
    }
}
