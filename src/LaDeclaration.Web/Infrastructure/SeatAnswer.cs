using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What a form says about one seat.</summary>
public sealed class SeatAnswer
{
    public Seated Role { get; set; }

    public WhatHappened? How { get; set; }

    /// <summary>It is still so.</summary>
    public bool Confirm { get; set; }
}
