using Microsoft.Extensions.Options;

namespace ReverseBuy.AspNetCore.ApiKeys;

/// <summary>Checks the keys of the options when the host starts.</summary>
internal sealed class ApiKeyRules : IValidateOptions<ApiKeyOptions>
{
    /// <summary>What is wrong with a key; <see langword="null"/> when nothing is. The hash is not quoted.</summary>
    public static string? Problem(ConfiguredApiKey key) =>
        !ApiKey.IsId(key.Id) ? $"The id '{key.Id}' of an API key is none: use 1 to 64 characters of A-Z, a-z, 0-9, '-' and '_'."
        : !TenantId.IsValid(key.Tenant) ? $"The tenant '{key.Tenant}' of API key '{key.Id}' is no tenant id."
        : !ApiKey.IsHash(key.SecretHash) ? $"The SecretHash of API key '{key.Id}' is no SHA-256 hash of 64 hexadecimal digits. Make keys with ApiKey.Create()."
        : null;

    public ValidateOptionsResult Validate(string? name, ApiKeyOptions options)
    {
        List<string> problems =
        [
            .. options.Keys.Select(Problem).OfType<string>(),
            .. options.Keys.GroupBy(key => key.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"There are {same.Count()} API keys with the id '{same.Key}'."),
        ];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
