using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ReverseBuy.Connectors.Pinduoduo;

internal sealed partial class PinduoduoOptionsValidator : IValidateOptions<PinduoduoOptions>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public ValidateOptionsResult Validate(string? name, PinduoduoOptions options)
    {
        var failures = Failures(options).Concat(options.Calls.Validate($"{PinduoduoOptions.Section}:{nameof(options.Calls)}")).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(PinduoduoOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AppKey))
        {
            yield return Failure(nameof(options.AppKey), "is missing. Write the client_id of the application.");
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            yield return Failure(nameof(options.AppSecret), "is missing. Write the client_secret of the application, from a secret store.");
        }

        if (!IsSafe(options.Endpoint))
        {
            yield return Failure(nameof(options.Endpoint), "is no plain https address. Write one such as https://gw-api.pinduoduo.com/api/router (http only on this machine).");
        }

        if (!BoundPid().IsMatch(options.Pid))
        {
            yield return Failure(nameof(options.Pid), "is no promotion id. Write the one that was bound, such as 60005_612.");
        }

        if (!BoundUid().IsMatch(options.Uid))
        {
            yield return Failure(
                nameof(options.Uid),
                "is not made of 1 to 7 letters, digits, hyphens and underscores. Bind the promotion id with such a uid, and write it: with our reference it has to fit in 64 bytes.");
        }

        if (options.ReferenceLookBack <= TimeSpan.Zero || options.ReferenceLookBack > Kept)
        {
            yield return Failure(nameof(options.ReferenceLookBack), $"is {options.ReferenceLookBack}. Write a duration of up to {Kept.Days} days: older orders are not kept.");
        }

        (string Name, TimeSpan Value)[] durations =
            [(nameof(options.CallTimeout), options.CallTimeout), (nameof(options.VisibilityWindow), options.VisibilityWindow)];
        foreach (var (name, value) in durations)
        {
            if (value <= TimeSpan.Zero)
            {
                yield return Failure(name, "is not longer than nothing. Write a duration such as 00:00:10.");
            }
        }
    }

    private static bool IsSafe(Uri? endpoint) =>
        endpoint is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback));

    private static string Failure(string key, string what) => $"{PinduoduoOptions.Section}:{key} {what}";

    [GeneratedRegex(@"^[0-9]{1,20}_[0-9]{1,20}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundPid();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,7}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundUid();
}
