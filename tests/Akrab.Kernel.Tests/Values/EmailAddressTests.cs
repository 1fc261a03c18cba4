using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("budi@example.com", "budi@example.com")]
    [InlineData("  BUDI@Example.COM ", "budi@example.com")]
    [InlineData("mailto:budi@example.com?subject=Halo", "budi@example.com")]
    [InlineData("<budi@example.com>", "budi@example.com")]
    [InlineData("Budi Santoso <Budi@example.com>", "budi@example.com")]
    [InlineData("'budi@example.com'", "budi@example.com")]
    [InlineData("budi@example.com.", "budi@example.com")]
    [InlineData("budi@example.com,", "budi@example.com")]
    [InlineData("\u200Bbudi@example.com\u00A0", "budi@example.com")]
    [InlineData("b.u.d.i+toko@gmail.com", "b.u.d.i+toko@gmail.com")]
    [InlineData("budi@mail.co.id", "budi@mail.co.id")]
    [InlineData("budi@bücher.example", "budi@xn--bcher-kva.example")]
    [InlineData("用户@例子.example", "用户@xn--fsqu00a.example")]
    public void An_address_has_one_key(string typed, string key) => Assert.Equal(key, EmailAddress.Parse(typed).Normalised);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("budi")]
    [InlineData("budi@")]
    [InlineData("@example.com")]
    [InlineData("budi@example")]
    [InlineData("budi @example.com")]
    [InlineData("budi@exam ple.com")]
    [InlineData("budi@@example.com")]
    [InlineData("budi..s@example.com")]
    [InlineData(".budi@example.com")]
    [InlineData("budi@-example.com")]
    [InlineData("budi@example..com")]
    [InlineData("budi@192.168.1.1")]
    [InlineData("budi@example.c")]
    [InlineData("a@b.com c@d.com")]
    public void What_is_no_address_is_kept_as_typed(string typed)
    {
        var address = EmailAddress.Parse(typed);

        Assert.False(address.IsValid);
        Assert.Equal(typed, address.ToString());
    }

    [Fact]
    public void Lengths_are_limited()
    {
        Assert.True(EmailAddress.Parse($"{new string('a', 64)}@example.com").IsValid);
        Assert.False(EmailAddress.Parse($"{new string('a', 65)}@example.com").IsValid);
        Assert.False(EmailAddress.Parse($"a@{new string('b', 64)}.com").IsValid);
        Assert.False(EmailAddress.Parse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.com").IsValid);
    }

    [Fact]
    public void The_name_and_the_domain_can_be_asked_for()
    {
        var address = EmailAddress.Parse("\"Santoso, Budi\" <budi@Example.com>");

        Assert.Equal("Santoso, Budi", address.DisplayName);
        Assert.Equal("example.com", address.Domain);
    }

    [Theory]
    [InlineData("a@b.com", "a@b.com")]
    [InlineData("a@b.com; c@d.com", "a@b.com", "c@d.com")]
    [InlineData("a@b.com, c@d.com", "a@b.com", "c@d.com")]
    [InlineData("a@b.com ::: c@d.com", "a@b.com", "c@d.com")]
    [InlineData("a@b.com / c@d.com", "a@b.com", "c@d.com")]
    [InlineData("a@b.com c@d.com", "a@b.com", "c@d.com")]
    [InlineData("a@b.com\nc@d.com\n", "a@b.com", "c@d.com")]
    [InlineData("Budi Santoso <a@b.com>, Sari <c@d.com>", "Budi Santoso <a@b.com>", "Sari <c@d.com>")]
    [InlineData("\"Santoso; Budi\" <a@b.com>", "\"Santoso; Budi\" <a@b.com>")]
    [InlineData("Santoso, Budi <a@b.com>", "Santoso, Budi <a@b.com>")]
    [InlineData("")]
    public void A_cell_is_split_between_addresses(string cell, params string[] pieces) => Assert.Equal(pieces, EmailAddress.Split(cell));

    [Fact]
    public void Any_text_is_accepted_and_a_key_is_its_own_key() => AnyText.Holds(text =>
    {
        var key = EmailAddress.Parse(text).Normalised;
        return EmailAddress.Split(text).All(piece => piece.Length > 0) && (key is null || EmailAddress.Parse(key).Normalised == key);
    });
}
