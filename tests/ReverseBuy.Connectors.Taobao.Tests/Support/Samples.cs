namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Answers and pushes in the shapes of the platform's documentation, from the files under <c>Samples</c>; their values are made up.</summary>
internal static class Samples
{
    public static string Search { get; } = Read("item-search");

    public static string ImageUpload { get; } = Read("image-upload");

    public static string ImageSearch { get; } = Read("image-search");

    public static string Item { get; } = Read("item");

    public static string Product { get; } = Read("product");

    public static string ProductWithoutChoices { get; } = Read("product-without-choices");

    public static string NotFound { get; } = Read("product-not-found");

    public static string ItemNotFound { get; } = Read("item-not-found");

    public static string Translation { get; } = Read("translation");

    public static string Throttled { get; } = Read("throttled");

    public static string TokenDead { get; } = Read("token-dead");

    public static string Preview { get; } = Read("preview");

    public static string PreviewRefused { get; } = Read("preview-refused");

    public static string Created { get; } = Read("created");

    public static string CreatedRefused { get; } = Read("created-refused");

    public static string Paid { get; } = Read("paid");

    public static string Cancelled { get; } = Read("cancelled");

    public static string CancelledRefused { get; } = Read("cancelled-refused");

    public static string Orders { get; } = Read("orders");

    public static string Logistics { get; } = Read("logistics");

    public static string Refund { get; } = Read("refund");

    public static string RefundNotFound { get; } = Read("refund-not-found");

    public static string Tokens { get; } = Read("tokens");

    public static string PushOfOrderStatus { get; } = Read("push-order-status");

    public static string PushOfOrderPrice { get; } = Read("push-order-price");

    public static string PushOfRefund { get; } = Read("push-refund");

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));
}
