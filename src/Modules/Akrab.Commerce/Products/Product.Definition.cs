using Akrab.Commerce.Prices;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Products;

public sealed partial class Product : IDefined<Product>
{
    public static void Define(Definition<Product> it)
    {
        it.IsCalled("product", "products").Icon("package").In(Area.Rail, 10);
        it.Has(p => p.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(p => p.Code, new TextType(60)).Searched().Unique();
        it.Has(p => p.Barcode, new TextType(60)).Searched().Unique();
        it.Has(p => p.Kind);
        it.Has(p => p.Category).Indexed();
        it.Has(p => p.Unit, new TextType(30));
        it.Has(p => p.Price).Indexed();
        it.Has(p => p.Cost);
        it.Has(p => p.Tax, new TextType(20));
        it.Has(p => p.VariantOf).Indexed();
        it.Has(p => p.Variant, new TextType(100));
        it.Has(p => p.Description, new LongTextType());
        it.Has(p => p.RetiredOn).ReadOnly().Indexed();
        it.Arranged<Category>().Arranged<PriceList>().Arranged<Price>().Arranged<StockLevel>().Arranged<BundlePart>();
        it.Titled(p => p.Name, p => p.Code);
        it.Lists(p => p.Name, p => p.Code, p => p.Category, p => p.Unit, p => p.Price, p => p.Kind, p => p.RetiredOn);
        it.Section("main", p => p.Name, p => p.Code, p => p.Barcode, p => p.Kind, p => p.Category, p => p.Unit, p => p.Price, p => p.Cost, p => p.Tax, p => p.Description, p => p.RetiredOn);
        it.Section("variant", p => p.VariantOf, p => p.Variant);
        it.Must(p => p.Price is not { Units: < 0 }, "product.below-zero", p => p.Price);
        it.Must(p => p.Cost is not { Units: < 0 }, "product.below-zero", p => p.Cost);
        it.Must(p => TaxMark.TryParse(p.Tax, out _), "error.not-a-tax", p => p.Tax);
        it.Must(p => p.VariantOf != p.Id, "product.variant-of-itself", p => p.VariantOf);
        it.Shows<Product>(p => p.VariantOf);
        it.Shows<BundlePart>(b => b.Bundle);
        it.Shows<Price>(p => p.Product);
        it.Shows<StockLevel>(s => s.Product);
        it.Can<MakeVariant>().While(p => p.VariantOf is null).By<VaryProduct>().Icon("versions");
        it.Can<Retire>((p, retire) => p.Retire(retire.On ?? TimeProvider.System.Today())).While(p => p.IsSold).Icon("archive");
        it.Can<SellAgain>((p, _) => p.Return()).While(p => !p.IsSold).Icon("arrow-back-up");
    }
}
