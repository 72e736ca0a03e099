namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>Starts the Quickstart.</summary>
internal static class Tour
{
    public static SampleProcess Start(TemporaryFolder folder, params string[] arguments) => SampleProcess.Start("Quickstart", folder, arguments);

    public static Task<ProcessOutcome> RunAsync(TemporaryFolder folder, params string[] arguments) => RunAsync(folder, [], arguments);

    public static async Task<ProcessOutcome> RunAsync(TemporaryFolder folder, Dictionary<string, string> environment, params string[] arguments)
    {
        await using var tour = SampleProcess.Start("Quickstart", folder, arguments, environment);
        return await tour.EndAsync(TestContext.Current.CancellationToken);
    }
}
