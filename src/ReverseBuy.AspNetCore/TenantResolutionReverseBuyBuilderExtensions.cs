using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.AspNetCore;
using ReverseBuy.AspNetCore.ApiKeys;
using ReverseBuy.AspNetCore.Resolution;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says how requests name their tenant.</summary>
public static class TenantResolutionReverseBuyBuilderExtensions
{
    /// <summary>Says where a request's tenant is read from; <c>app.UseReverseBuyTenant()</c> then enters it.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Names the places, in the order in which they are asked.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">No place is named, or one in a form that names no tenant.</exception>
    public static IReverseBuyBuilder AddTenantResolution(this IReverseBuyBuilder builder, Action<TenantResolutionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new TenantResolutionOptions();
        configure(options);
        options.Validate();
        var services = builder.Services;
        services.AddProblemDetails();
        services.AddOptions<ApiKeyOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ApiKeyOptions>, ApiKeyRules>());
        services.TryAddSingleton<IApiKeyStore, ConfiguredApiKeys>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new RequestTenants([.. options.Resolvers.Select(make => make(provider))], provider.GetRequiredService<ITenants>()));
        return builder;
    }
}
