using Microsoft.Extensions.Options;

namespace Lantern;

internal sealed class LanternOptionsValidator : IValidateOptions<LanternOptions>
{
    public ValidateOptionsResult Validate(string? name, LanternOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(LanternOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AppKey))
        {
            yield return $"{LanternOptions.Section}:{nameof(options.AppKey)} is missing. Write the key of your application.";
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            yield return $"{LanternOptions.Section}:{nameof(options.AppSecret)} is missing. Write the secret of your application, from a secret store.";
        }

        if (!options.Endpoint.IsAbsoluteUri || (options.Endpoint.Scheme != Uri.UriSchemeHttps && !options.Endpoint.IsLoopback))
        {
            yield return $"{LanternOptions.Section}:{nameof(options.Endpoint)} is no https address.";
        }

        if (options.CallTimeout <= TimeSpan.Zero)
        {
            yield return $"{LanternOptions.Section}:{nameof(options.CallTimeout)} is not longer than nothing. Write a duration such as 00:00:10.";
        }

        foreach (var failure in options.Calls.Validate($"{LanternOptions.Section}:{nameof(options.Calls)}"))
        {
            yield return failure;
        }
    }
}
