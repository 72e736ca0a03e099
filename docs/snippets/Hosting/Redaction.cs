using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Privacy;

namespace ReverseBuy.Snippets.Hosting;

internal static class Redaction
{
    public static void Hash(IServiceCollection services, string key)
    {
        services.AddRedaction(redaction => redaction.SetHmacRedactor(
            options => (options.KeyId, options.Key) = (1, key), // 44 or more bytes in Base64, from where the host keeps secrets
            ReverseBuyClassifications.PersonalData));
    }
}
