using Microsoft.Extensions.Options;

namespace ReverseBuy.Connectors.Taobao;

internal sealed class TaobaoOptionsValidator : IValidateOptions<TaobaoOptions>
{
    private static readonly string[] Languages = ["en", "vi", "ru", "ko", "ja"];

    public ValidateOptionsResult Validate(string? name, TaobaoOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(TaobaoOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AppKey))
        {
            yield return Failure(nameof(options.AppKey), "is missing. Write the key of your application at open.taobao.global.");
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            yield return Failure(nameof(options.AppSecret), "is missing. Write the secret of your application, from a secret store.");
        }

        if (!IsSafe(options.Endpoint))
        {
            yield return Failure(nameof(options.Endpoint), "is no plain https address. Write one such as https://api.taobao.global/rest (http only on this machine).");
        }

        if (!IsSafe(options.AuthorizationEndpoint))
        {
            yield return Failure(
                nameof(options.AuthorizationEndpoint),
                "is no plain https address. Write one such as https://api.taobao.global/oauth/authorize (http only on this machine).");
        }

        if (options.TranslateMissing && options.Language is null)
        {
            yield return Failure(nameof(options.Language), "is missing, but TranslateMissing asks for translations. Write a language, or turn it off.");
        }

        if (options.Language is not null && !Languages.Contains(options.Language, StringComparer.Ordinal))
        {
            yield return Failure(nameof(options.Language), $"is '{options.Language}'. Write one of {string.Join(", ", Languages)}, or nothing.");
        }

        if (!Enum.IsDefined(options.OrderLineKeyStyle))
        {
            yield return Failure(nameof(options.OrderLineKeyStyle), "is unknown. Write Camel or Snake.");
        }

        if (!Enum.IsDefined(options.SearchPriceUnit))
        {
            yield return Failure(nameof(options.SearchPriceUnit), "is unknown. Write Yuan or FenWithoutPoint.");
        }

        if (string.IsNullOrWhiteSpace(options.ChannelOrderType))
        {
            yield return Failure(nameof(options.ChannelOrderType), "is missing. Write PANAMA unless the platform told you otherwise.");
        }

        if (string.IsNullOrWhiteSpace(options.CancelReason))
        {
            yield return Failure(nameof(options.CancelReason), "is missing. Write a reason in Chinese, such as 不想要了.");
        }

        if (options.CallTimeout <= TimeSpan.Zero)
        {
            yield return Failure(nameof(options.CallTimeout), "is not longer than nothing. Write a duration such as 00:00:10.");
        }

        if (options.CreateTimeout <= TimeSpan.Zero)
        {
            yield return Failure(nameof(options.CreateTimeout), "is not longer than nothing. Write a duration such as 00:00:30.");
        }

        if (options.VisibilityWindow <= TimeSpan.Zero)
        {
            yield return Failure(nameof(options.VisibilityWindow), "is not longer than nothing. Write a duration such as 00:10:00.");
        }

        if (options.ShortLinkTimeout <= TimeSpan.Zero)
        {
            yield return Failure(nameof(options.ShortLinkTimeout), "is not longer than nothing. Write a duration such as 00:00:03.");
        }

        if (options.ShortLinkEndpoint is { IsLoopback: false })
        {
            yield return Failure(nameof(options.ShortLinkEndpoint), "is not on this machine. Leave it out: Taobao's own hosts are asked then.");
        }

        foreach (var failure in options.Calls.Validate($"{TaobaoOptions.Section}:{nameof(options.Calls)}"))
        {
            yield return failure;
        }
    }

    private static bool IsSafe(Uri? endpoint) =>
        endpoint is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback));

    private static string Failure(string key, string what) => $"{TaobaoOptions.Section}:{key} {what}";
}
