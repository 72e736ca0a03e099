using ReverseBuy;
using ReverseBuy.Connectors;
using ReverseBuy.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds marketplaces in memory.</summary>
public static class FakeConnectorReverseBuyBuilderExtensions
{
    /// <summary>Adds a marketplace in memory, for tests.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="connector">The marketplace; the test keeps it.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">There is a connector for this marketplace already.</exception>
    public static IReverseBuyBuilder AddFakeConnector(this IReverseBuyBuilder builder, FakeConnector connector)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connector);
        connector.Serve(builder.AddConnector(connector.Descriptor));
        return builder;
    }
}
