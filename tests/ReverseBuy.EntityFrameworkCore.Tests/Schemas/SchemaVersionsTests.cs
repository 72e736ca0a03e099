namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

public sealed class SchemaVersionsTests
{
    private static readonly string[] s_all = ["20270101000000_Herbs", "20270201000000_Colours", "20270301000000_Names", "20270401000000_Fewer"];

    [Fact]
    public void The_oldest_version_that_is_served_lacks_nothing_but_indexes()
    {
        using var context = HerbContext.Make();
        var versions = SchemaVersions.Of(context);
        Assert.Equal(s_all, versions.All);
        Assert.Equal((s_all[3], s_all[1]), (versions.Current, versions.Oldest));
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(1, true, false)]
    [InlineData(2, true, true)]
    [InlineData(3, true, true)]
    [InlineData(4, false, true)]
    public void A_database_is_served_when_all_that_it_lacks_can_be_done_without(int applied, bool isBehind, bool isServed)
    {
        using var context = HerbContext.Make();
        var versions = SchemaVersions.Of(context);
        Assert.Equal((isBehind, isServed), (versions.IsBehind(s_all.Take(applied)), versions.Serves(s_all.Take(applied))));
    }

    [Fact]
    public void A_database_that_is_ahead_is_served_and_not_behind()
    {
        using var context = HerbContext.Make();
        var versions = SchemaVersions.Of(context);
        string[] ahead = [.. s_all, "20280101000000_Newer"];
        Assert.False(versions.IsBehind(ahead));
        Assert.True(versions.Serves(ahead));
        Assert.Equal("20280101000000_Newer", SchemaVersions.VersionOf(ahead));
        Assert.Null(SchemaVersions.VersionOf([]));
    }
}
