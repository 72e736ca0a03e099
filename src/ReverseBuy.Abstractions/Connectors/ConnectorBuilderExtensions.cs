using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Connectors;

/// <summary>For authors of connectors.</summary>
public static class ConnectorBuilderExtensions
{
    /// <summary>Adds a marketplace. Its services are registered under its id, so a further marketplace changes no other code.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="descriptor">The connector.</param>
    /// <returns>A builder for the connector's services.</returns>
    /// <exception cref="ConfigurationException">The marketplace was added before, or the descriptor makes no sense.</exception>
    public static IConnectorBuilder AddConnector(this IReverseBuyBuilder builder, ConnectorDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(descriptor);
        if (descriptor.ListingsPerLiveOfferCall < 1)
        {
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The connector '{descriptor.DisplayName}' takes {descriptor.ListingsPerLiveOfferCall} listings per call for live offers; it must take at least 1."));
        }

        foreach (var service in builder.Services)
        {
            if (!service.IsKeyedService && service.ImplementationInstance is ConnectorDescriptor other && other.Marketplace == descriptor.Marketplace)
            {
                throw new ConfigurationException(
                    $"Marketplace '{descriptor.Marketplace}' has two connectors: '{other.DisplayName}' and '{descriptor.DisplayName}'. Keep one.");
            }
        }

        builder.Services.AddSingleton(descriptor);
        return new ConnectorBuilder(descriptor, builder.Services);
    }

    /// <summary>Registers what serves one of the connector seams.</summary>
    /// <typeparam name="TSeam">The seam, such as <see cref="Catalogue.IProductSource"/>.</typeparam>
    /// <typeparam name="TImplementation">What serves it; created once.</typeparam>
    /// <param name="builder">The builder of the connector.</param>
    /// <returns>The same builder.</returns>
    public static IConnectorBuilder Serve<TSeam, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IConnectorBuilder builder)
        where TSeam : class
        where TImplementation : class, TSeam
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<TSeam, TImplementation>(builder.Descriptor.Marketplace);
        return builder;
    }

    private sealed record ConnectorBuilder(ConnectorDescriptor Descriptor, IServiceCollection Services) : IConnectorBuilder;
}
