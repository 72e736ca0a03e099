using Microsoft.AspNetCore.Mvc;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Support;

/// <summary>Tells whom an action is run for.</summary>
/// <param name="current">The ambient tenant.</param>
[ApiController]
[RequireTenant]
[Route("mvc")]
public sealed class WhoController(ICurrentTenant current) : ControllerBase
{
    /// <summary>The tenant.</summary>
    /// <returns>Its id.</returns>
    [HttpGet("who")]
    public ContentResult Who() => Content(Site.Who(current));

    /// <summary>Nobody, whatever the request says.</summary>
    /// <returns>An empty text.</returns>
    [AllowNoTenant]
    [HttpGet("nobody")]
    public ContentResult Nobody() => Content(Site.Who(current));
}
