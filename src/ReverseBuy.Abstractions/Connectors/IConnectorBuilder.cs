using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Connectors;

/// <summary>Registers the services of one connector.</summary>
public interface IConnectorBuilder
{
    /// <summary>The connector.</summary>
    ConnectorDescriptor Descriptor { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
