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
    [InlineData("--link", "--link", "https://detail.1688.com/offer/1.html")]
    [InlineData("--live", "--live", "--sandbox", "http://127.0.0.1:1")]
    public async Task An_option_that_makes_no_sense_is_named_and_nothing_is_made(string named, params string[] options)
    {
        var outcome = await Tour.RunAsync(_folder, [.. options, "--data", _folder.Data]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(named, outcome.AllText, StringComparison.Ordinal);
        Complaints.AssertNone(outcome);
        Assert.Empty(_folder.Remains());
    }

    [Fact]
    public async Task Who_asks_for_a_document_is_told_in_one_that_an_option_makes_no_sense()
    {
        var error = TourError.Of(await Tour.RunAsync(_folder, "--json", "--pace", "slow"));
        Assert.Equal("options.invalid", error.Code);
        Assert.Contains("slow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Data, "in the way", TestContext.Current.CancellationToken);
        var outcome = await Tour.RunAsync(_folder, "--json", "--data", _folder.Data);
        Assert.Contains(_folder.Data, TourError.Of(outcome).Message, StringComparison.Ordinal);
        Complaints.AssertNone(outcome);
    }

    [Fact]
    public async Task A_data_folder_whose_sandbox_cannot_be_read_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Data);
        var state = Path.Combine(_folder.Data, "sandbox.json");
        await File.WriteAllTextAsync(state, "{", TestContext.Current.CancellationToken);
        var outcome = await Tour.RunAsync(_folder, "--json", "--data", _folder.Data);
        Assert.Contains(state, TourError.Of(outcome).Message, StringComparison.Ordinal);
        Complaints.AssertNone(outcome);
        Assert.Equal("{", await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken));
    }
}
