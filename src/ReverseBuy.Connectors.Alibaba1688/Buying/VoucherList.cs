using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The addresses of uploaded pictures as a field.</summary>
internal static class VoucherList
{
    public static string Write(IReadOnlyList<Uri> vouchers) => JsonText.Array(writer =>
    {
        foreach (var voucher in vouchers)
        {
            writer.WriteStringValue(voucher.AbsoluteUri);
        }
    });
}
