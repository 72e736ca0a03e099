using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

public sealed class TextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_person_reads_the_whole_course_and_nothing_is_left_behind()
    {
        var outcome = await Tour.RunAsync(_folder, "--pace", "fast");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.All(
            [
                "the price moved from CNY",
                "1000 browse reads, further upstream calls: 0",
                "1688: 6 results, taobao: 6 results, jd: 6 results, pinduoduo: 6 results",
                "the connection is lost in the middle of one create call",
                "The order is InStock",
                "The order is InPackaging",
                "The order is Shipped",
                "The order is Delivered",
                "Upstream orders: 2, units bought twice: 0",
                "Panda Post: 0 order(s), 0 event(s)",
            ],
            told => Assert.Contains(told, outcome.OutInOneLine, StringComparison.Ordinal));
        Complaints.AssertNone(outcome);
        Secrets.AssertAbsent(outcome);
        Assert.Empty(_folder.Remains());
    }
}
