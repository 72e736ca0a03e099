namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>The laws catch who breaks them.</summary>
public sealed class BrokenLawTests
{
    [Theory]
    [InlineData("ReverseBuy.Orders", "ReverseBuy.Inventory")]
    [InlineData("ReverseBuy.Abstractions", "ReverseBuy")]
    [InlineData("ReverseBuy.Connectors.Taobao", "ReverseBuy.Connectors.Alibaba1688")]
    [InlineData("ReverseBuy.Sandbox", "ReverseBuy.Connectors.Http")]
    [InlineData("ReverseBuy", "ReverseBuy.InMemory")]
    public void A_reference_beyond_the_table_is_found(string package, string reference) =>
        Assert.Contains(reference, Assert.Single(DependencyLaw.Violations(package, ["ReverseBuy.Abstractions", "System.Text.Json", reference])), StringComparison.Ordinal);

    [Fact]
    public void A_package_missing_from_the_table_is_found() =>
        Assert.Contains("missing from the table", Assert.Single(DependencyLaw.Violations("ReverseBuy.Novelty", [])), StringComparison.Ordinal);

    [Fact]
    public void What_the_table_allows_is_no_violation() =>
        Assert.Empty(DependencyLaw.Violations("ReverseBuy.Connectors.Taobao", ["ReverseBuy.Abstractions", "ReverseBuy.Connectors.Http", "ReverseBuyer"]));

    [Theory]
    [InlineData("ReverseBuy")]
    [InlineData("ReverseBuy.Inventory.Tests")]
    [InlineData("ReverseBuy.Orders.Tests.More, PublicKey=00")]
    public void A_friend_that_is_not_the_packages_own_tests_is_found(string friend) =>
        Assert.Single(FriendLaw.Violations("ReverseBuy.Orders", ["ReverseBuy.Orders.Tests", friend]));

    [Fact]
    public void Tests_of_the_package_that_one_is_a_part_of_are_its_own_and_tests_of_all_are_nobodys()
    {
        Assert.Empty(FriendLaw.Violations("ReverseBuy.Storage.Engine", ["ReverseBuy.Storage.Tests", "ReverseBuy.Storage.Engine.Tests"]));
        Assert.Equal(2, FriendLaw.Violations("ReverseBuy.Storage.Engine", ["ReverseBuy.Tests", "ReverseBuy.Stor.Tests"]).Count());
    }

    [Fact]
    public void A_missing_readme_is_found() => Assert.Single(ReadmeLaw.Violations("ReverseBuy.Orders", readme: null));

    [Fact]
    public void A_readme_of_another_package_is_found() =>
        Assert.Equal(2, ReadmeLaw.Violations("ReverseBuy.Orders", "# ReverseBuy.Inventory\n\n    dotnet add package ReverseBuy.Inventory\n").Count());
}
