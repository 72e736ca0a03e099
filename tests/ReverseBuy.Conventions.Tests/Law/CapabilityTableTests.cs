using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;

namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Pages that tell what connectors can do show what the connectors say of themselves.</summary>
public sealed class CapabilityTableTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/connectors/README.md")]
    public void A_page_shows_what_each_connector_can_do(string page)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory().AddAlibaba1688(_ => { }).AddTaobao(_ => { }).AddJd(_ => { }).AddPinduoduo(_ => { });
        using var host = services.BuildServiceProvider();
        var table = CapabilityTable.Of(host.GetRequiredService<IConnectors>().All);

        var text = File.ReadAllText(Path.Combine(SourceProject.RepositoryRoot, page)).ReplaceLineEndings("\n");
        Assert.True(text.Contains(table, StringComparison.Ordinal), $"{page} is to show this table:\n{table}");
    }

    [Fact]
    public void Every_capability_has_a_row() => Assert.Equal(
        Enum.GetValues<ConnectorCapabilities>().Where(capability => capability != ConnectorCapabilities.None).Order(),
        CapabilityTable.Rows.Select(row => row.Capability).Order());
}
