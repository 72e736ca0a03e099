using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>The marketplaces themselves go down in the middle, and come back with what they had on disk.</summary>
[Collection(UndisturbedTourCollection.Name)]
public sealed class SandboxKillTests(UndisturbedTour undisturbed)
{
    private const int Seed = 1688;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_marketplaces_go_down_and_come_back_the_order_still_arrives_and_nothing_happens_twice()
    {
        var random = new Random(Seed);
        var moment = (0.5 + (random.NextDouble() / 2)) * undisturbed.Duration;
        await using var course = await KillCourse.BeginAsync(Token);
        await course.TellOnFailureAsync($"Seed {Seed}, of {undisturbed.Duration}, the sandbox killed after {moment}", async () =>
        {
            await using var tour = course.Start();
            await tour.EndsWithinAsync(moment, Token);
            await course.Sandbox.KillAsync();
            await course.Sandbox.StartAgainAsync(Token);

            // It may bear it, or give up: a tour is no shop that runs for years. What it has begun must not be lost or doubled by that.
            var outcome = await tour.EndAsync(Token);
            course.Note("the sandbox went and came back", outcome);
            var report = outcome.ExitCode == 0 ? TourReport.Of(outcome) : await course.FinishAsync();
            await Verdict.AssertNothingWasLostOrDoubledAsync(course, report, undisturbed, Token);
        });
    }
}
