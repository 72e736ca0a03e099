using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Jd.Buying;

namespace ReverseBuy.Connectors.Jd;

internal sealed class JdOptionsValidator : IValidateOptions<JdOptions>
{
    public ValidateOptionsResult Validate(string? name, JdOptions options)
    {
        var failures = Failures(options).Concat(InvoiceFailures(options)).Concat(options.Calls.Validate($"{JdOptions.Section}:{nameof(options.Calls)}")).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(JdOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AppKey))
        {
            yield return Failure(nameof(options.AppKey), "is missing. Write the client_id that JD gave you with the contract.");
        }

        if (string.IsNullOrWhiteSpace(options.AppSecret))
        {
            yield return Failure(nameof(options.AppSecret), "is missing. Write the client_secret of the contract, from a secret store.");
        }

        if (!IsSafe(options.Endpoint))
        {
            yield return Failure(nameof(options.Endpoint), "is no plain https address that ends with a slash. Write one such as https://bizapi.jd.com/ (http only on this machine).");
        }

        if (!IsSafe(options.PictureEndpoint))
        {
            yield return Failure(
                nameof(options.PictureEndpoint),
                "is no plain https address that ends with a slash. Write one such as https://img13.360buyimg.com/n0/ (http only on this machine).");
        }

        if (!Enum.IsDefined(options.PaymentType))
        {
            yield return Failure(nameof(options.PaymentType), "is unknown. Write PrepaidBalance, BankTransfer, JincaiCredit or MallJincai.");
        }

        if (string.IsNullOrWhiteSpace(options.Email))
        {
            yield return Failure(nameof(options.Email), "is missing. JD demands one and takes any text, such as xx.");
        }

        foreach (var field in options.OrderFields.Keys.Where(JdOrderForm.Names.Contains).Order(StringComparer.Ordinal))
        {
            yield return Failure($"{nameof(options.OrderFields)}:{field}", "is filled by the connector. Leave it out, or set the option that it comes from.");
        }

        (string Name, TimeSpan Value)[] durations =
        [
            (nameof(options.AreaLifetime), options.AreaLifetime),
            (nameof(options.CallTimeout), options.CallTimeout),
            (nameof(options.PurchaseTimeout), options.PurchaseTimeout),
            (nameof(options.VisibilityWindow), options.VisibilityWindow),
            (nameof(options.ShortLinkTimeout), options.ShortLinkTimeout),
        ];
        foreach (var (name, value) in durations)
        {
            if (value <= TimeSpan.Zero)
            {
                yield return Failure(name, "is not longer than nothing. Write a duration such as 00:00:10.");
            }
        }

        if (options.ShortLinkEndpoint is { IsLoopback: false })
        {
            yield return Failure(nameof(options.ShortLinkEndpoint), "is not on this machine. Leave it out: JD's own hosts are asked then.");
        }
    }

    private static IEnumerable<string> InvoiceFailures(JdOptions options)
    {
        var invoice = options.Invoice;
        if (!Enum.IsDefined(invoice.State))
        {
            yield return Failure("Invoice:State", "is unknown. Write InAdvance, WithGoods, Centralised or AfterCompletion.");
        }

        if (!Enum.IsDefined(invoice.Type))
        {
            yield return Failure("Invoice:Type", "is unknown. Write Ordinary, ValueAddedTax or Electronic.");
        }
        else if (invoice is { Type: JdInvoiceType.ValueAddedTax, State: not JdInvoiceState.Centralised })
        {
            yield return Failure("Invoice:State", $"is {invoice.State}, but JD writes invoices for value added tax only as Centralised. Change the one or the other.");
        }

        if (!Enum.IsDefined(invoice.Title))
        {
            yield return Failure("Invoice:Title", "is unknown. Write Person or Company.");
        }
        else if (invoice.Title == JdInvoiceTitle.Company && string.IsNullOrWhiteSpace(invoice.CompanyName))
        {
            yield return Failure("Invoice:CompanyName", "is missing. Write the company that the contract names, or set Invoice:Title to Person.");
        }

        if (!Enum.IsDefined(invoice.Content))
        {
            yield return Failure("Invoice:Content", "is unknown. Write Detail or Category.");
        }
    }

    private static bool IsSafe(Uri? endpoint) =>
        endpoint is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && endpoint.AbsolutePath.EndsWith('/')
        && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback));

    private static string Failure(string key, string what) => $"{JdOptions.Section}:{key} {what}";
}
