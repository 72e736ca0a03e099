using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

public sealed class OptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("slow", "--pace", "slow")]
    [InlineData("not-a-url", "--sandbox", "not-a-url")]
    [InlineData("ftp://127.0.0.1", "--sandbox", "ftp://127.0.0.1")]
    [InlineData("--no-such-option", "--no-such-option")]
    public async Task An_option_that_makes_no_sense_is_named_and_nothing_is_made(string named, params string[] options)
    {
        var outcome = await Tour.RunAsync(_folder, [.. options, "--data", _folder.Data]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(named, outcome.AllText, StringComparison.Ordinal);
        Complaints.AssertNone(outcome);
        Assert.Empty(_folder.Remains());
    }
}
