using Microsoft.Extensions.Options;

namespace ReverseBuy.Connectors.Alibaba1688;

internal sealed class Alibaba1688OptionsValidator : IValidateOptions<Alibaba1688Options>
{
    /// <exception cref="ConfigurationException">An option makes no sense; the message names its key.</exception>
    public ValidateOptionsResult Validate(string? name, Alibaba1688Options options)
    {
        options.Validate();
        return ValidateOptionsResult.Success;
    }
}
