namespace ReverseBuy.Sandbox.Orders;

/// <summary>To whom an order is sent, as the buyer wrote it.</summary>
internal sealed record OrderReceiver(string? FullName, string? Mobile, string? PostCode, string? DivisionCode, string? Area);
