using ReverseBuy.Quickstart.Tests.Support;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Quickstart.Tests;

public sealed class FolderInUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_that_another_process_uses_is_refused_in_one_clear_message()
    {
        await using var sandbox = await SandboxProcess.StartAsync(_folder, Token);

        // The first tour stands still at the first listing it looks at, with its folder in its hands.
        await sandbox.Client.AddFaultAsync(
            new SandboxFault
            {
                Marketplace = "1688",
                Operation = "queryProductDetail",
                Kind = SandboxFaultKind.Delay,
                Delay = TimeSpan.FromHours(1),
                Times = 1000,
            },
            Token);
        string[] command = ["--pace", "fast", "--data", _folder.Data, "--sandbox", sandbox.Address.ToString()];
        await using var first = Tour.Start(_folder, command);
        await first.LineAsync(line => line.Contains("Two buying agents", StringComparison.Ordinal), Token);

        var second = await Tour.RunAsync(_folder, [.. command, "--json"]);
        var error = TourError.Of(second);
        Assert.Equal("storage.folder_in_use", error.Code);
        Assert.Contains(_folder.Data, error.Message, StringComparison.Ordinal);
        Complaints.AssertNone(second);
        Assert.False(await first.EndsWithinAsync(TimeSpan.Zero, Token));
    }
}
